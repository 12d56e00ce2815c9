"""Sources: who may be named by codename in a message, what was promised, agreed and already given away; freezes."""
