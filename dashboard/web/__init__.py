"""The ASGI side: routes without a session, security headers, static assets, health and start-up. No page imports it."""
