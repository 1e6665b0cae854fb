"""The only place that knows everything: settings, addresses, worker, command line."""
