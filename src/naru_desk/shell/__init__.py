"""The desk's shell: the frame around every page, its languages, its security headers, the server. Pages themselves
live in the rooms.
"""
