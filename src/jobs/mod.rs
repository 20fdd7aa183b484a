//! Work over 300 ms: a worker thread with progress and cancel.
