"""Files on notices: uploaded by staff, kept in the database, given to whoever has the notice."""
