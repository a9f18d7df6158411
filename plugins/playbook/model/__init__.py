"""The kinds of entry as frozen classes: the trade's words, their types and their meaning."""
