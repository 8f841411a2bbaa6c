"""Claims: what people ask about their own data, due within 3 x 24 hours; and restriction."""
