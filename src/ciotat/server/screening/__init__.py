"""The screening room: what an audience may ask for, beneath /watch/<film>, without the owner's key."""
