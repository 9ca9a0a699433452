"""Takes and Stems become a film on a timeline, its subtitles, its storyboard."""
