"""Expression trees to intervals on the calendar. Entry: :func:`compose.resolve`."""
