package com.nocodo.operator.rest;

import com.nocodo.protocol.Problem;
import com.nocodo.protocol.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Tells what a resource of ours refuses, and hides what went wrong in it.
@RestControllerAdvice(annotations = RestController.class)
@Order(1)
class Mistakes {
    private static final Logger LOG = LoggerFactory.getLogger(Mistakes.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> told(ProblemException e) {
        return answer(e.problem());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistake(RuntimeException e) {
        LOG.error("a request failed", e);
        return answer(new Problem(Problem.Code.INTERNAL, "This is a mistake of ours; the operator's log has more."));
    }

    static ResponseEntity<ProblemDetail> answer(Problem problem) {
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
        if (!problem.errors().isEmpty()) {
            detail.setProperty("errors", problem.errors());
        }
        return ResponseEntity.status(status).body(detail);
    }
}
