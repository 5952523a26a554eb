"""What may be kept between builds, and how it stays true: values by digests of what they depend on."""
