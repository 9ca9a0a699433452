"""Effects: what things, beasts and weather sound like. Each is drawn from noise and sines, dry and near."""
