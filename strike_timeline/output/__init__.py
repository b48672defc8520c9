"""Timeline → terminal, JSON, Markdown: a module a form, each a function from a document to text."""
