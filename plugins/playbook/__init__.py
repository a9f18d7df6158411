"""Turns a folder of YAML playbooks into a checked library and a finished site."""
