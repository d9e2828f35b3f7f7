/**
 * Reports as single HTML files: charts as SVG text, and the pages of experiments and evaluations.
 *
 * <p>Entry: {@link org.cuepoint.app.report.ProjectPage}, {@link
 * org.cuepoint.app.report.ExperimentPage} and {@link org.cuepoint.app.report.EvaluationPage};
 * {@link org.cuepoint.app.report.HtmlPage} and the charts are for any page. Charts are values, a
 * page in the making belongs to one thread. Uses core only; no JavaFX, nothing of the command line,
 * and no network: a report can be mailed.
 */
@NullMarked
package org.cuepoint.app.report;

import org.jspecify.annotations.NullMarked;
