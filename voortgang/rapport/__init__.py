"""The voortgangsrapportage: its content out of the journal, and the files that are made of that content."""
