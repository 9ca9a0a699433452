"""A Plan becomes sound: spoken lines with their mouth shapes, then one soundtrack in four stems."""
