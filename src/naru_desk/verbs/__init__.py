"""The commands that need a newsroom, one file each. They raise NaruError; `naru.cli.main` alone prints errors and
ends the process.
"""
