"""Date phrases: found by a grammar, resolved against the publication date and the story, told as intervals."""
