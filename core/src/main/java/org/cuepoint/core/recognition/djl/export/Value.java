package org.cuepoint.core.recognition.djl.export;

/** A tensor of a graph, by name. */
record Value(String name) {}
