"""HTML as text: its tags, the text between them, and how single parts of it are changed. Knows no site."""
