"""Reading a text: clauses, numbers, years and silences. Pure functions that depend on no other room."""
