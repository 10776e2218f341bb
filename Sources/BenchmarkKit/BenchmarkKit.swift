// The measuring engine, statistics, records and reports. Knows nothing of ReLU.
