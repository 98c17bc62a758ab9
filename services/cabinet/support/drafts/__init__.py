"""The form of an appeal, and the draft of who has not sent it yet."""
