"""What the commands share, and the commands for daily work. As ``cli``, they alone print, exit and know the day."""
