"""The only screens: one folder an audience. A door asks queries, calls operations, and shows what comes back."""
