"""What a draft takes by the length of its text: seconds, and megabytes of the process at its largest."""
