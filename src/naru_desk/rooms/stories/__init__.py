"""Stories: for now only the secret of each bulletin, from which its statement ids are drawn."""
