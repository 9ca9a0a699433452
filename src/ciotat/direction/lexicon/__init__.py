"""What words mean to a director, in English and Chinese: people, places, hours, things, actions, feelings."""
