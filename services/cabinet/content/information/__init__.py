"""«Информация»: what is published, for everybody."""
