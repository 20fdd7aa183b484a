//! The configuration file and the places of files.
