"""The development mailbox: takes real letters by SMTP, keeps them as files, shows them."""
