//! Arguments and one file per subcommand; prints, nothing else.
