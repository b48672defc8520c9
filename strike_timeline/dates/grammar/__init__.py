"""The grammar of date phrases: pieces of text to expression trees. Entry: :func:`phrases.find`."""
