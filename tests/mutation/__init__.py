"""The mutation test: clean pages, faults to plant in them, and the figures."""
