"""What lies over the areas: dialogs."""
