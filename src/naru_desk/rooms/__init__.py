"""The rooms of the desk that keep something: each with models, translate (rows to values and back), queries and
actions.

Rows never leave a room: queries and actions take and give values. Nothing here decides what the pure library decides.
"""
