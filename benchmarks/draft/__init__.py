"""What `claimcheck draft` is measured on."""
