"""One page for somebody new to an area: where it stands, what is asked of it, who, when, and the words to know."""
