"""The window: three workspaces over one session, in Qt."""
