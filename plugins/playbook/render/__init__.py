"""The library as pages, page data and styles; nothing here knows MkDocs."""
