"""What the analytics of the control panel are counted from: composes, owns nothing."""
