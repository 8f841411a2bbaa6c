"""Running the service on one machine: the API in this process, the worker in a child."""
