//! The rules of `scoring` against scenario files: each says in a sentence why it is there, gives facts, and what follows from them.

mod health;
