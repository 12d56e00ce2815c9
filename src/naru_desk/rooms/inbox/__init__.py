"""The inbox: messages are taken in, sealed before they are looked at, cleaned, read, and become reports with
proposed claims.
"""
