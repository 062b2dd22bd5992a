// fft.js has no usable types of its own; the library's declaration serves here too.
/// <reference path="../../core/src/fft-js.d.ts" />
