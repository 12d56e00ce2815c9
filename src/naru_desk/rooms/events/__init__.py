"""Events: which claims are about one thing, linked anew after every change."""
