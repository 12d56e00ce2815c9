"""Migrations, made by Django and committed."""
