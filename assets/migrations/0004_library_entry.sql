-- Why: what people add to the library (questions, lines to say, ideas, hard questions) stands beside what the program brings along, and can be
-- found, changed and taken back like any other record.
CREATE TABLE "library_entry" (
    id INTEGER PRIMARY KEY,
    "shelf" TEXT NOT NULL CHECK ("shelf" <> ''),
    "topic" TEXT CHECK ("topic" <> ''),
    "title" TEXT NOT NULL,
    "text" TEXT,
    "written_on" INTEGER NOT NULL
) STRICT;
