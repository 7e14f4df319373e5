"""The outline, the section editor and the tray of what is not placed."""
