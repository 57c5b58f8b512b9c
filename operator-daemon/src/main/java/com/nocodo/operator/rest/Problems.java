package com.nocodo.operator.rest;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Tells problems as `application/problem+json` (RFC 9457) with our code beside the status.
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> told(ProblemException e) {
        return answer(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistake(RuntimeException e) {
        LOG.error("a request failed", e);
        return answer(new Problem(Problem.Code.INTERNAL, "This is a mistake of ours; the operator's log has more."));
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem) {
        var status = switch (problem.code()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case DENIED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
        var detail = ProblemDetail.forStatusAndDetail(status, problem.message());
        detail.setProperty("code", problem.code().text());
        return ResponseEntity.status(status).body(detail);
    }

    /// A record that refuses its values says why; Jackson wraps that.
    @Override
    protected @org.jspecify.annotations.Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                var answer = answer(problem.problem());
                return ResponseEntity.status(answer.getStatusCode()).body(answer.getBody());
            }
        }
        return super.handleHttpMessageNotReadable(e, headers, status, request);
    }
}
