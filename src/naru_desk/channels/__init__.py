"""Channels: what brings things in. In this version only folders and files that an editor names; devices and
servers come later.
"""
