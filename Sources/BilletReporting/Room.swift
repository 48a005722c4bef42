// A room to come.
